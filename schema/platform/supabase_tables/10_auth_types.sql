-- Closed lists of the Auth service. CREATE TYPE has no IF NOT EXISTS, hence the guards.

do $$
begin
    create type auth.aal_level as enum ('aal1', 'aal2', 'aal3');
exception
    when duplicate_object then
        null;
end
$$;

comment on type auth.aal_level is
    'How sure the service is of who signed in: one factor, two factors, hardware.';

do $$
begin
    create type auth.factor_type as enum ('totp', 'webauthn', 'phone');
exception
    when duplicate_object then
        null;
end
$$;

comment on type auth.factor_type is
    'What a second factor is: an authenticator''s code, a passkey, a text message.';

do $$
begin
    create type auth.factor_status as enum ('unverified', 'verified');
exception
    when duplicate_object then
        null;
end
$$;

comment on type auth.factor_status is
    'Whether the user has proven once to hold the factor; before that it does not count.';

do $$
begin
    create type auth.code_challenge_method as enum ('s256', 'plain');
exception
    when duplicate_object then
        null;
end
$$;

comment on type auth.code_challenge_method is
    'How a PKCE challenge was made from its verifier: hashed, or not at all.';

do $$
begin
    create type auth.one_time_token_type as enum (
        'confirmation_token',
        'reauthentication_token',
        'recovery_token',
        'email_change_token_new',
        'email_change_token_current',
        'phone_change_token'
    );
exception
    when duplicate_object then
        null;
end
$$;

comment on type auth.one_time_token_type is
    'What a token that was sent to somebody is good for.';
