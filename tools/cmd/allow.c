#include "cmd/allow.h"

#include "config/suggest.h"

#include <ctype.h>

/* Hazards that stop a plan unless they are allowed. */
#define REFUSED_HAZARDS HAZARD_DATA_LOSS

/* ---- --allow ----------------------------------------------------------------------------------------- */

/* DATA_LOSS as the command line writes it: data-loss. */
static const char *hazard_option(Arena *arena, unsigned index)
{
    char *name = arena_strdup(arena, hazard_name(index));

    for (char *c = name; *c != '\0'; c++)
        *c = *c == '_' ? '-' : (char)tolower((unsigned char)*c);
    return name;
}

static bool allow_hazard(Context *context, const char *name, unsigned *allowed)
{
    const char *names[HAZARD_COUNT], *near;
    Str all = str_new(context->arena);
    Diag *diag;

    for (unsigned i = 0; i < HAZARD_COUNT; i++) {
        names[i] = hazard_option(context->arena, i);
        if (strcasecmp(name, names[i]) == 0 || strcasecmp(name, hazard_name(i)) == 0) {
            *allowed |= 1u << i;
            return true;
        }
        str_printf(&all, "%s%s", i > 0 ? ", " : "", names[i]);
    }
    diag = diag_error(&context->diags, "usage", span_none(), "--allow: there is no hazard \"%s\"",
                      name);
    near = suggest_name(names, HAZARD_COUNT, name);
    if (near != NULL)
        diag_hint(&context->diags, diag, "did you mean %s?", near);
    else
        diag_hint(&context->diags, diag, "the hazards are %s", all.text);
    return false;
}

bool allow_read(Context *context, unsigned *allowed)
{
    TextVec lists = arguments_values(context->arena, &context->arguments, "allow");

    *allowed = 0;
    for (size_t i = 0; i < lists.count; i++) {
        for (const char *name = lists.items[i]; *name != '\0';) {
            size_t length = strcspn(name, ",");

            if (length > 0 &&
                !allow_hazard(context, arena_strndup(context->arena, name, length), allowed))
                return false;
            name += length;
            name += *name == ',';
        }
    }
    return true;
}

/* The names of the refused hazards that a plan has: "data-loss". */
static const char *refused_names(Context *context, unsigned hazards)
{
    Str names = str_new(context->arena);

    for (unsigned i = 0; i < HAZARD_COUNT; i++)
        if ((hazards & (1u << i)) != 0)
            str_printf(&names, "%s%s", names.length > 0 ? "," : "",
                       hazard_option(context->arena, i));
    return names.text;
}

bool allow_plan(Context *context, const Plan *plan, unsigned allowed)
{
    unsigned refused = REFUSED_HAZARDS & ~allowed;

    if (plan_check_hazards(plan, refused, &context->diags))
        return true;
    context_print_diags(context);
    context_say(context,
                "The plan was refused and not printed. To see it, and to accept this: --allow %s",
                refused_names(context, plan->hazards & refused));
    return false;
}
