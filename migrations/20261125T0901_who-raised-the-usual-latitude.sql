-- Purpose: who raises everybody's latitude does not raise his own. Locks: guardrail_wishes, shortly. Rewrites: none.

alter table visavis.guardrail_wishes
  -- who said it last, and what he or she has meanwhile, where nothing was said of him or her; null: what everybody has
  add column usual_given_by uuid,
  add column usual_of_giver text check (usual_of_giver in ('apprentice', 'autonomous', 'referent'));
