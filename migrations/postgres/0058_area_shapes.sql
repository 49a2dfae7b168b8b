-- The outline of a place, projected and made small when it is imported: an SVG path in ten-thousandths of a degree of latitude,
-- and the box that it fills.
create table area_shape (
    area_id uuid primary key not null references area (id),
    path text not null,
    west bigint not null,
    north bigint not null,
    east bigint not null,
    south bigint not null,
    licence text not null
);
