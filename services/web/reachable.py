"""Which addresses of the network the service may be sent to by a stranger's URL. Pure."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address

# All that is given out to the public. Outside lie loopback, link-local, private, multicast and mapped addresses.
PUBLIC_IPV6 = IPv6Network("2000::/3")
# Public by name, but the protocols' own, or ways into other networks.
SPECIAL = (
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),
    IPv6Network("2001::/23"),
    IPv6Network("2002::/16"),
)


def is_public(address: Address) -> bool:
    """Whether it is an ordinary address of the Internet, of one host, with no IPv4 address packed inside."""
    if isinstance(address, IPv6Address) and address not in PUBLIC_IPV6:
        return False
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return not any(address.version == network.version and address in network for network in SPECIAL)
