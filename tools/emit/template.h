/*
 * Templates: text with Lua in it, compiled to Lua source.
 *
 *     <% code %>     runs
 *     <%= expr %>    appends the value, as it is
 *     <%%            appends <%
 *
 * A line with nothing but code and white space leaves nothing in the output. Line n of the Lua source is line n of the
 * template, so that Lua's messages name the right place.
 */
#ifndef SCHEMAC_EMIT_TEMPLATE_H
#define SCHEMAC_EMIT_TEMPLATE_H

#include "base/diag.h"

/*
 * Appends the Lua source of a template: a chunk that is called with an environment, a function that takes text, and
 * one that takes the value of an expression with the place of the expression in the template. False after an error (code that is never closed).
 */
bool template_compile(Str *lua, Source *source, DiagList *diags);

#endif
