--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET lock_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: state; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.state AS ENUM (
    'new',
    'done'
);

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: jobs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.jobs (
    id bigint NOT NULL,
    state public.state DEFAULT 'new'::public.state NOT NULL,
    title text NOT NULL,
    parent bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT jobs_title_check CHECK ((title <> ''::text))
);

--
-- Name: TABLE jobs; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.jobs IS 'What is to be done';

--
-- Name: jobs_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.jobs ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: open_jobs; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.open_jobs AS
 SELECT jobs.id,
    jobs.title
   FROM public.jobs
  WHERE (jobs.state = 'new'::public.state);

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (id);

CREATE INDEX jobs_open ON public.jobs USING btree (created_at DESC) WHERE (state = 'new'::public.state);

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_parent_fkey FOREIGN KEY (parent) REFERENCES public.jobs(id) ON DELETE SET NULL;

--
-- Name: TABLE open_jobs; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.open_jobs TO roundtrip_reader;
