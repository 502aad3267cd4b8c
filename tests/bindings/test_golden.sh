#!/bin/bash
# The bindings of golden.sql are, byte for byte, those in golden/, which a person has read. BLESS=1 accepts new ones.
# The files there end in .txt so that they are left as schemac wrote them, by make format too.
set -eu
cd "$(dirname "$0")/../.."
. tests/bindings/common.sh
golden=tests/bindings/golden

"$SCHEMAC" emit c tests/bindings/golden.sql --set prefix=app --out "$work/out" --quiet
mkdir "$work/golden"
for file in "$work"/out/*.[ch]; do
    cp "$file" "$work/golden/${file##*/}.txt"
done
if [ -n "${BLESS:-}" ]; then
    rm -rf "$golden"
    cp -r "$work/golden" "$golden"
fi
step 'as in golden/' diff -ru "$golden" "$work/golden"

# A file in DIR/c takes the place of the built-in one of its name, and of that one only.
replace_one() {
    local changed
    mkdir -p "$work/mine/c"
    printf '/* ours: <%%= p %%>, <%%= #list %%> tables and views */\n' >"$work/mine/c/umbrella.h.tpl"
    "$SCHEMAC" emit c tests/bindings/golden.sql --set prefix=app --templates "$work/mine" --out "$work/replaced" --quiet ||
        return 1
    changed=$(diff -rq "$work/out" "$work/replaced" | grep -v 'manifest' || true)
    [ "$changed" = "Files $work/out/app.h and $work/replaced/app.h differ" ] || {
        printf 'changed: %s\n' "$changed"
        return 1
    }
    grep -qx '/\* ours: app, 3 tables and views \*/' "$work/replaced/app.h"
}
step 'one file replaced' replace_one

# Rows older than a NOT NULL that is NOT VALID may hold a null: it is seen when they are read, and has to be there in new ones.
nulls_of_old_rows() {
    cat >"$work/old_rows.sql" <<'SQL'
create table t (id int primary key, a int);
alter table t add constraint a_not_null not null a not valid;
create view v as select a from t;
SQL
    if ! "$SCHEMAC" check "$work/old_rows.sql" >"$work/check.txt" 2>&1; then
        grep -q 'syntax error at or near' "$work/check.txt" # libpg_query 17 has no words for it
        return
    fi
    "$SCHEMAC" emit c "$work/old_rows.sql" --set prefix=app --out "$work/old_rows" --quiet || return 1
    grep -q '^    app_nullable_int32 a;' "$work/old_rows/app_t.h" || return 1
    grep -q '^    app_nullable_int32 a;' "$work/old_rows/app_v.h" || return 1
    grep -q '^    int32_t a; *\/\* required \*\/' "$work/old_rows/app_t.h" || return 1
    "$CC" "${STRICT_C[@]}" "${PQ_CFLAGS[@]}" -I"$work/old_rows" -c -o "$work/t.o" "$work/old_rows/app_t.c"
}
step 'nulls of old rows' nulls_of_old_rows
finish
