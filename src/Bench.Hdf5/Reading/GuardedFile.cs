using Microsoft.Win32.SafeHandles;

namespace Bench.Hdf5.Reading;

/// <summary>
/// A file from which bytes are read at addresses. It serves many small reads from one block held in memory, and it ends what damage can set
/// going: a read beyond the end is refused before anything is copied, and so is the whole file once more was read of it than of any sound
/// file of its length, which is what addresses that lead in a circle, or again and again to the same place, come to.
/// </summary>
internal sealed class GuardedFile : IDisposable
{
    // A sound file needs far less than one read a byte of index, and its index is far shorter than itself. Its numbers are read a few times
    // at most.
    private const long FreeReads = 4_000_000;
    private const long ReadsAByte = 4;
    private const long FreeBytes = 64L << 20;
    private const long TimesRead = 8;
    private const int BlockBytes = 1 << 14;

    private readonly SafeFileHandle _file;
    private readonly byte[] _block = new byte[BlockBytes];
    private readonly long _start;
    private long _readsLeft;
    private long _bytesLeft;
    private long _blockAt = -1;
    private int _blockLength;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="start">
    /// Bytes before the superblock, which others may use as they like ("user block"); addresses are counted from there.
    /// </param>
    public GuardedFile(string path, long start = 0)
    {
        _start = start;
        _file = File.OpenHandle(path);
        Length = RandomAccess.GetLength(_file) - start;
        (_readsLeft, _bytesLeft) = (FreeReads + (ReadsAByte * Length), FreeBytes + (TimesRead * Length));
    }

    /// <summary>Bytes from the superblock to the end.</summary>
    public long Length { get; }

    /// <summary>Reads all bytes of a place.</summary>
    /// <param name="address">Where it begins.</param>
    /// <param name="buffer">Receives them.</param>
    /// <exception cref="InvalidDataException">They are not within the file, or too much was read of it already.</exception>
    public void ReadAt(long address, Span<byte> buffer)
    {
        if (address < 0 || address > Length)
            throw new InvalidDataException($"an address, {address}, is not within its {Length} bytes");
        if (buffer.Length > Length - address)
            throw new InvalidDataException($"it declares {buffer.Length} bytes at {address}, and the file has {Length}");
        _readsLeft--;
        _bytesLeft -= buffer.Length;
        if (_readsLeft < 0 || _bytesLeft < 0)
        {
            throw new InvalidDataException(
                "it takes more reads than a file of its length needs: addresses in it lead in a circle, or often to the same place");
        }

        if (buffer.Length > BlockBytes / 2)
        {
            ReadFully(buffer, address);
            return;
        }

        if (_blockAt < 0 || address < _blockAt || address + buffer.Length > _blockAt + _blockLength)
            Load(address);
        _block.AsSpan((int)(address - _blockAt), buffer.Length).CopyTo(buffer);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // The block begins a little before the wanted place: what an index is read for next may lie on either side.
    private void Load(long address)
    {
        _blockAt = Math.Max(0, address - (BlockBytes / 4));
        _blockLength = (int)Math.Min(BlockBytes, Length - _blockAt);
        ReadFully(_block.AsSpan(0, _blockLength), _blockAt);
    }

    private void ReadFully(Span<byte> buffer, long at)
    {
        for (var done = 0; done < buffer.Length;)
        {
            var got = RandomAccess.Read(_file, buffer[done..], _start + at + done);
            if (got == 0)
                throw new EndOfStreamException($"the file ends at {at + done}");
            done += got;
        }
    }
}
