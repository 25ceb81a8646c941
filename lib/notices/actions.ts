"use server";

import { action } from "../entry/action";
import * as commands from "./commands";
import { listNotices } from "./queries";
import { MarkRead, NoticePreference, NoticeQuery } from "./schema";

export const latestNotices = action({ permission: "notices:read", input: NoticeQuery }, listNotices);
export const markNoticesRead = action({ permission: "notices:read", input: MarkRead }, commands.markRead);
export const setNoticePreference = action(
  { permission: "notices:read", input: NoticePreference },
  commands.setPreference,
);
