-- The outline of a place, projected and made small when it is imported: an SVG path in ten-thousandths of a degree of latitude,
-- and the box that it fills.
create table area_shape (
    area_id blob primary key not null references area (id),
    path text not null,
    west integer not null,
    north integer not null,
    east integer not null,
    south integer not null,
    licence text not null
) strict;
