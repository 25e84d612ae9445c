using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>
/// The names of the groups of a file, in whichever of three ways they are held, and the objects that paths lead to. Soft links are followed
/// within the file, up to 64 steps; links to other files never are.
/// </summary>
/// <param name="stream">The file.</param>
/// <param name="root">Where the header of the root group begins.</param>
internal sealed class GroupLinks(GuardedFile stream, long root)
{
    private const int Link = 0x06;
    private const int MostSteps = 64;

    private readonly Dictionary<long, IReadOnlyDictionary<string, StoredLink>> _known = [];

    /// <summary>Names in the root group.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public IReadOnlyDictionary<string, StoredLink> OfRoot() => Of(root);

    /// <summary>Whether an object is a group.</summary>
    /// <param name="address">Where its header begins.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public bool IsGroup(long address) =>
        ObjectHeader.Read(stream, address).Any(m => m.Type is HeaderMessage.SymbolTable or HeaderMessage.LinkInfo);

    /// <summary>Finds an object by its path; null where no such object is in this file.</summary>
    /// <param name="path">Names divided by <c>/</c>, from the root.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or soft links lead in a circle.</exception>
    /// <exception cref="UnreadableStorageException">A link leads out of the file.</exception>
    public long? Find(string path)
    {
        var left = new Stack<string>(Steps(path).Reverse());
        var here = new Stack<long>([root]);
        for (var taken = 0; left.TryPop(out var name); taken++)
        {
            if (taken > MostSteps)
                throw new InvalidDataException($"links lead in a circle at {path}");
            if (name == ".")
                continue;
            var link = Of(here.Peek()).GetValueOrDefault(name);
            if (link is { LeavesFile: true })
            {
                throw new UnreadableStorageException(
                    "is a link to another file, and such links are not followed",
                    "store the data set itself in the file: h5repack, or in h5py new[NAME] = old[NAME][...].");
            }

            if (link?.Target is { } target)
            {
                if (target.StartsWith('/'))
                    here = new Stack<long>([root]);
                foreach (var step in Steps(target).Reverse())
                    left.Push(step);
            }
            else if (link?.Address is { } address)
            {
                here.Push(address);
            }
            else
            {
                return null;
            }
        }

        return here.Peek();
    }

    private IReadOnlyDictionary<string, StoredLink> Of(long group)
    {
        if (_known.TryGetValue(group, out var known))
            return known;
        var messages = ObjectHeader.Read(stream, group);
        var links = messages.Where(m => m.Type == Link && !m.IsShared).Select(m => StoredLink.Of(m.Data)).ToList();
        foreach (var message in messages)
        {
            if (message.Type == HeaderMessage.SymbolTable)
                links.AddRange(SymbolTable.Links(stream, message.Data));
            else if (message.Type == HeaderMessage.LinkInfo)
                links.AddRange(Dense(message.Data));
        }

        return _known[group] = links
            .GroupBy(l => l.Name, StringComparer.Ordinal)
            .ToDictionary(l => l.Key, l => l.First(), StringComparer.Ordinal);
    }

    private static string[] Steps(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    // A heap of links, found through a tree of their names.
    private List<StoredLink> Dense(ReadOnlySpan<byte> message)
    {
        const int NamesType = 5;
        const int HashBytes = 4;
        var cursor = new ByteCursor(message);
        cursor.UInt8();
        if ((cursor.UInt8() & 1) != 0)
            cursor.Length();
        if (cursor.Address() is not { } heapAt || cursor.Address() is not { } treeAt)
            return [];
        var (heap, tree, links) = (new FractalHeap(stream, heapAt), new BTree2(stream, treeAt), new List<StoredLink>());
        if (tree.Type != NamesType)
            throw new InvalidDataException($"an index of type {tree.Type} is none of names");
        // Each link has bytes of its own in the heap.
        var left = stream.Length;
        tree.Visit(record =>
        {
            var link = heap.Read(record[HashBytes..]);
            left -= link.Length;
            links.Add(left >= 0 ? StoredLink.Of(link) : throw new InvalidDataException("a group has more names than its heap holds"));
        });
        return links;
    }
}
