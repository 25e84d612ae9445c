namespace Bench.Data.Hdf5.Storage;

/// <summary>The names of the groups of a file, in whichever of three ways they are held, and the objects that paths lead to.</summary>
/// <param name="stream">The file.</param>
/// <param name="root">Where the header of the root group begins.</param>
internal sealed class GroupLinks(GuardedStream stream, long root)
{
    private const int LinkInfo = 0x02;
    private const int Link = 0x06;
    private const int Symbols = 0x11;
    private const int MostSteps = 64;

    private readonly Dictionary<long, IReadOnlyList<StoredLink>> _known = [];

    /// <summary>Names in the root group.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public IReadOnlyList<StoredLink> OfRoot() => Of(root);

    /// <summary>Reads all names of a group.</summary>
    /// <param name="group">Where its header begins.</param>
    /// <returns>None where the object is no group.</returns>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public IReadOnlyList<StoredLink> Of(long group)
    {
        if (_known.TryGetValue(group, out var known))
            return known;
        var messages = ObjectHeader.Read(stream, group);
        var links = messages.Where(m => m.Type == Link && !m.IsShared).Select(m => StoredLink.Of(m.Data)).ToList();
        foreach (var message in messages)
        {
            if (message.Type == Symbols)
                links.AddRange(SymbolTable.Links(stream, message.Data));
            else if (message.Type == LinkInfo)
                links.AddRange(Dense(message.Data));
        }

        return _known[group] = links;
    }

    /// <summary>Finds an object by its path; null where no such object is in this file.</summary>
    /// <param name="path">Names divided by <c>/</c>, from the root.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or soft links lead in a circle.</exception>
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
            var link = Of(here.Peek()).FirstOrDefault(l => l.Name == name);
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
        tree.Visit(record => links.Add(StoredLink.Of(heap.Read(record[HashBytes..]))));
        return links;
    }
}
