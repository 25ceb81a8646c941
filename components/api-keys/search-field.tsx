"use client";

import { SearchField as Field } from "@/components/forms/search-field";
import { searchText } from "@/lib/api-keys/list-query";

type SearchFieldProps = { value: string; onChange: (q: string) => void };

/** A whole key that is pasted here does not reach the address. */
export function SearchField(props: SearchFieldProps) {
  return <Field label="Search keys" placeholder="Search by name or key" clean={searchText} {...props} />;
}
