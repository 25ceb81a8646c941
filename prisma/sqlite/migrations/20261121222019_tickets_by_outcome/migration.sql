-- CreateIndex
CREATE INDEX "tickets_workspace_id_solved_at_idx" ON "tickets"("workspace_id", "solved_at");

-- CreateIndex
CREATE INDEX "tickets_workspace_id_first_response_at_idx" ON "tickets"("workspace_id", "first_response_at");
