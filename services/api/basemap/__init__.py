"""What lies under the places on the map: countries, rivers, lakes and large towns of Natural Earth."""
