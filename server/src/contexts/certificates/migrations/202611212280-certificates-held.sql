-- A person's own certificates are found at every visit of “我的”.

-- create
create index certificate_held on certificates.certificate (region_code, citizen_id, issued_at desc, id)
  where citizen_id is not null;

-- place

-- link
