using Microsoft.Win32.SafeHandles;

namespace Bench.Data.Hdf5;

/// <summary>
/// A file as the HDF5 library sees it. It serves the library's many small reads from one block held in memory, and it ends what damage can set going:
/// a read beyond the end is refused before anything is copied, and so is the whole file once it took more reads than any sound file of its length, which
/// is what addresses that lead in a circle come to.
/// </summary>
internal sealed class GuardedStream : Stream
{
    // A sound file needs far less than one read a byte of index, and its index is far shorter than itself.
    private const long FreeReads = 400_000;
    private const long ReadsAByte = 32;
    private const int BlockBytes = 1 << 14;

    private readonly SafeFileHandle _file;
    private readonly byte[] _block = new byte[BlockBytes];
    private readonly long _mostReads;
    private readonly long _start;
    private readonly int _baseAddressAt;
    private long _blockAt = -1;
    private int _blockLength;
    private long _reads;
    private long _position;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="start">Bytes before the superblock, which others may use as they like ("user block"); addresses are counted from there.</param>
    /// <param name="baseAddressAt">Where, from the start, the superblock says so; that is read as 0.</param>
    public GuardedStream(string path, long start = 0, int baseAddressAt = 0)
    {
        (_start, _baseAddressAt) = (start, baseAddressAt);
        _file = File.OpenHandle(path);
        Length = RandomAccess.GetLength(_file) - start;
        _mostReads = FreeReads + ReadsAByte * Length;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => _position = value >= 0 && value <= Length ? value : throw new InvalidDataException($"an address, {value}, is not within its {Length} bytes");
    }

    /// <summary>Reads all bytes of a place.</summary>
    /// <param name="address">Where it begins.</param>
    /// <param name="buffer">Receives them.</param>
    /// <exception cref="InvalidDataException">They are not within the file.</exception>
    public void ReadAt(long address, Span<byte> buffer)
    {
        Position = address;
        ReadExactly(buffer);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (++_reads > _mostReads)
            throw new InvalidDataException($"it takes more than {_mostReads} reads: addresses in it lead in a circle");
        if (buffer.Length > Length - _position)
            throw new InvalidDataException($"it declares {buffer.Length} bytes at {_position}, and the file has {Length}");
        if (buffer.Length > BlockBytes / 2)
        {
            ReadFully(buffer, _position);
        }
        else
        {
            if (_position < _blockAt || _position + buffer.Length > _blockAt + _blockLength || _blockAt < 0)
                Load();
            _block.AsSpan((int)(_position - _blockAt), buffer.Length).CopyTo(buffer);
        }

        _position += buffer.Length;
        return buffer.Length;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }

    // The block begins a little before the wanted place: what an index is read for next may lie on either side.
    private void Load()
    {
        _blockAt = Math.Max(0, _position - BlockBytes / 4);
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

        if (_start > 0 && at < _baseAddressAt + sizeof(long) && at + buffer.Length > _baseAddressAt)
        {
            var from = (int)Math.Max(0, _baseAddressAt - at);
            buffer[from..(int)Math.Min(buffer.Length, _baseAddressAt + sizeof(long) - at)].Clear();
        }
    }
}
