import "server-only";
import { refreshStatistics } from "../db/statistics";
import type { Job } from "./job";

/** What the database knows of its tables: looked at again each hour, as the workspace fills. */
export const statistics: Job = { name: "statistics", every: 3_600_000, run: async () => refreshStatistics() };
