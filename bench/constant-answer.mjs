/** What the baselines answer: a test call's answer, made up once. */
export const constantAnswer = {
  success: true,
  message: "API key is valid and working correctly",
  key_name: "Benchmark",
  key_prefix: "lk_live_P6jVGAamQ2",
  scopes: ["tickets:read", "tickets:write"],
  expires_at: null,
  organization_id: "wsp_01KBENCHMARK00000000000000",
  authenticated_at: "2026-11-21T10:29:26.199Z",
  workspace: { id: "wsp_01KBENCHMARK00000000000000", name: "Benchmark", slug: "benchmark" },
  effective_scopes: ["tickets:read", "tickets:write"],
  restrictions: { allowed_ips: [], allowed_domains: [] },
  client_ip: "127.0.0.1",
  warnings: [],
  request_id: "req_01KBENCHMARK00000000000000",
};
