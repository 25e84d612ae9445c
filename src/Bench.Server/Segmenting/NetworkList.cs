using Bench.Harness.Machine;
using Bench.Harness.Options;

namespace Bench.Server.Segmenting;

/// <summary>Models that can be asked for by name.</summary>
/// <param name="more">Gives those that come and go beside the built-in one, such as runs' own.</param>
internal sealed class NetworkList(Func<IEnumerable<Network>> more)
{
    private readonly List<Network> _uploaded = [];

    /// <summary>The network that comes with Bench.</summary>
    public static Network BuiltIn { get; } = new(
        "built-in",
        "Built-in network",
        "UNet3+, trained on phantoms only (docs/weights.md); for mice.",
        BuiltInNetwork.File,
        ModelFileKind.Weights);

    /// <summary>All of them, the built-in one first.</summary>
    public IReadOnlyList<Network> All
    {
        get
        {
            lock (_uploaded)
                return [BuiltIn, .. _uploaded, .. more()];
        }
    }

    /// <summary>A model; null where there is none of that name.</summary>
    /// <param name="id">What the API calls it; null or empty for the built-in one.</param>
    public Network? Find(string? id) => string.IsNullOrEmpty(id) ? BuiltIn : All.FirstOrDefault(n => n.Id == id);

    /// <summary>How many were sent.</summary>
    public int Uploaded
    {
        get
        {
            lock (_uploaded)
                return _uploaded.Count;
        }
    }

    /// <summary>Adds one that was sent.</summary>
    /// <param name="network">It.</param>
    public void Add(Network network)
    {
        lock (_uploaded)
            _uploaded.Add(network);
    }
}
