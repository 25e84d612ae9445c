using System.Net;

namespace Bench.Server.Safety;

/// <summary>
/// The names by which this server is asked. A page elsewhere that rebinds its own name to this machine's address is not among them (DNS
/// rebinding).
/// </summary>
internal sealed class KnownHosts
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };
    private readonly bool _isAnyAddress;

    /// <summary>Names of a server.</summary>
    /// <param name="host">Name or address that it listens on.</param>
    public KnownHosts(string host)
    {
        if (!IPAddress.TryParse(host, out var address))
        {
            _names.Add(host);
        }
        else if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            // A foreign page can rebind its name, but it cannot be asked for by an address of ours.
            _isAnyAddress = true;
            _names.Add(Dns.GetHostName());
        }
        else
        {
            _names.Add(address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : host);
        }
    }

    /// <summary>Whether a host header names this server.</summary>
    /// <param name="host">The header.</param>
    /// <param name="port">The port that the request came in by.</param>
    public bool Include(HostString host, int port) =>
        host.HasValue
        && (host.Port ?? (port is 80 or 443 ? port : 0)) == port
        && (_names.Contains(host.Host) || (_isAnyAddress && IPAddress.TryParse(host.Host.Trim('[', ']'), out _)));
}
