// One reader of ELF files for two uses: MSBuild compiles this file as a task (Directory.Build.targets), Bench.Learning for its check
// of a libtorch that the user brings. MSBuild takes one file with plain names only, hence both classes in it.
#nullable enable
#if BENCH
using System.Text;

namespace Bench.Learning.Runtime.Libraries;
#else
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
#endif

/// <summary>Sections, dynamic symbols and needed versions of a 64-bit little-endian ELF file.</summary>
internal sealed class ElfFile
{
    /// <summary>SHT_RELA.</summary>
    public const uint Relocations = 4;

    private const uint DynamicSymbols = 11; // SHT_DYNSYM
    private const uint VersionNeeds = 0x6ffffffe; // SHT_GNU_verneed
    private const uint VersionTable = 0x6fffffff; // SHT_GNU_versym
    private const int HeaderSize = 64;

    private readonly Stream _file;
    private readonly List<Section> _sections = new();

    /// <summary>Reads header and section table.</summary>
    /// <param name="file">Readable and seekable; stays open.</param>
    /// <exception cref="InvalidDataException">Not such a file, or a damaged one.</exception>
    public ElfFile(Stream file)
    {
        _file = file;
        byte[] header = ReadAt(0, HeaderSize);
        if (header[0] != 0x7f || header[1] != 'E' || header[2] != 'L' || header[3] != 'F' || header[4] != 2 || header[5] != 1)
        {
            throw new InvalidDataException("not a 64-bit little-endian ELF file");
        }

        Machine = BitConverter.ToUInt16(header, 0x12);
        long table = BitConverter.ToInt64(header, 0x28);
        int size = BitConverter.ToUInt16(header, 0x3a);
        int count = BitConverter.ToUInt16(header, 0x3c);
        if (count > 0 && size < HeaderSize)
        {
            throw new InvalidDataException("its section headers are too short");
        }

        byte[] headers = ReadAt(table, (long)size * count);
        for (int i = 0; i < count; i++)
        {
            int at = i * size;
            _sections.Add(new Section(
                BitConverter.ToUInt32(headers, at + 4),
                BitConverter.ToInt64(headers, at + 0x18),
                BitConverter.ToInt64(headers, at + 0x20),
                BitConverter.ToUInt32(headers, at + 0x28),
                BitConverter.ToUInt32(headers, at + 0x2c)));
        }
    }

    /// <summary>Kind of processor: 62 is x86-64, 183 AArch64.</summary>
    public int Machine { get; }

    /// <summary>Contents of all sections of a type.</summary>
    /// <param name="type">SHT_….</param>
    public IEnumerable<byte[]> Contents(uint type) => _sections.Where(s => s.Type == type).Select(s => ReadAt(s.Offset, s.Size));

    /// <summary>The dynamic symbols, in their order.</summary>
    /// <param name="isWanted">
    /// Whether a symbol is of interest, by a hash of its name (see <see cref="Hash(string)"/>); null for all.
    /// </param>
    public IEnumerable<Symbol> Symbols(Func<uint, bool>? isWanted = null)
    {
        byte[] versions = Contents(VersionTable).FirstOrDefault() ?? Array.Empty<byte>();
        foreach (Section section in _sections.Where(s => s.Type == DynamicSymbols))
        {
            byte[] table = ReadAt(section.Offset, section.Size);
            byte[] names = Linked(section);
            for (int i = 0, at = 0; at + 24 <= table.Length; i++, at += 24)
            {
                uint name = BitConverter.ToUInt32(table, at);
                if (name < names.Length && (isWanted is null || isWanted(Hash(names, (int)name))))
                {
                    int version = (2 * i) + 2 <= versions.Length ? BitConverter.ToUInt16(versions, 2 * i) & 0x7fff : 0;
                    yield return new Symbol(i, TextAt(names, name), table[at + 4] >> 4, BitConverter.ToUInt16(table, at + 6) != 0, version);
                }
            }
        }
    }

    /// <summary>The versions that this file needs of other libraries' symbols.</summary>
    public IEnumerable<Need> Needs()
    {
        foreach (Section section in _sections.Where(s => s.Type == VersionNeeds))
        {
            byte[] table = ReadAt(section.Offset, section.Size);
            byte[] names = Linked(section);
            long library = 0;
            for (uint l = 0; l < section.Info; l++)
            {
                int versions = BitConverter.ToUInt16(table, Inside(table, library, 16) + 2);
                long entry = library + BitConverter.ToUInt32(table, (int)library + 8);
                for (int v = 0; v < versions; v++)
                {
                    int at = Inside(table, entry, 16);
                    yield return new Need(
                        TextAt(names, BitConverter.ToUInt32(table, at + 8)),
                        BitConverter.ToUInt16(table, at + 6) & 0x7fff,
                        section.Offset + at + 4);
                    entry += BitConverter.ToUInt32(table, at + 12);
                }

                library += BitConverter.ToUInt32(table, (int)library + 12);
            }
        }
    }

    /// <summary>A hash of a symbol's name: FNV-1a, 32 bits.</summary>
    /// <param name="name">ASCII.</param>
    public static uint Hash(string name) => Hash(Encoding.ASCII.GetBytes(name), 0);

    private static uint Hash(byte[] names, int at)
    {
        uint hash = 2166136261;
        for (; at < names.Length && names[at] != 0; at++)
        {
            hash = unchecked((hash ^ names[at]) * 16777619);
        }

        return hash;
    }

    private static string TextAt(byte[] names, long at)
    {
        int end = at < names.Length ? Array.IndexOf(names, (byte)0, (int)at) : -1;
        return end >= 0
            ? Encoding.ASCII.GetString(names, (int)at, end - (int)at)
            : throw new InvalidDataException("a name in it does not end");
    }

    private static int Inside(byte[] table, long at, int length) =>
        at >= 0 && at + length <= table.Length ? (int)at : throw new InvalidDataException("its table of needed versions is damaged");

    private byte[] Linked(Section section) =>
        section.Link < _sections.Count
            ? ReadAt(_sections[(int)section.Link].Offset, _sections[(int)section.Link].Size)
            : throw new InvalidDataException("its section table is damaged");

    private byte[] ReadAt(long offset, long length)
    {
        if (offset < 0 || length < 0 || length > int.MaxValue || offset > _file.Length - length)
        {
            throw new InvalidDataException("it is shorter than it says");
        }

        byte[] bytes = new byte[length];
        _file.Position = offset;
        for (int read = 0; read < bytes.Length;)
        {
            int part = _file.Read(bytes, read, bytes.Length - read);
            read += part > 0 ? part : throw new InvalidDataException("it ends early");
        }

        return bytes;
    }

    private sealed class Section(uint type, long offset, long size, uint link, uint info)
    {
        public uint Type { get; } = type;

        public long Offset { get; } = offset;

        public long Size { get; } = size;

        public uint Link { get; } = link;

        public uint Info { get; } = info;
    }

    /// <summary>A dynamic symbol.</summary>
    internal sealed class Symbol(int index, string name, int binding, bool isDefined, int version)
    {
        /// <summary>Its place in the table.</summary>
        public int Index { get; } = index;

        /// <summary>Its name, without a version.</summary>
        public string Name { get; } = name;

        /// <summary>Whether a library must have it: neither local nor weak.</summary>
        public bool IsGlobal { get; } = binding == 1; // STB_GLOBAL

        /// <summary>Whether this file has it; else it needs it.</summary>
        public bool IsDefined { get; } = isDefined;

        /// <summary>Index of its version; below 2 where it has none.</summary>
        public int Version { get; } = version;
    }

    /// <summary>A version that symbols of another library must have.</summary>
    internal sealed class Need(string name, int index, long flagsAt)
    {
        /// <summary>Such as GLIBCXX_3.4.32.</summary>
        public string Name { get; } = name;

        /// <summary>Index by which symbols name it.</summary>
        public int Index { get; } = index;

        /// <summary>Where its flags (two bytes) lie in the file.</summary>
        public long FlagsAt { get; } = flagsAt;
    }
}

#if !BENCH
/// <summary>
/// Build task: copies a 64-bit little-endian ELF library and marks one needed symbol version as weak (VER_FLG_WEAK), so that the
/// dynamic loader accepts a system library that lacks it. Only right where no symbol of that version is ever looked up, which is
/// checked: no relocation may name one. A library without that entry is copied as it is.
/// </summary>
public class MarkSymbolVersionWeak : Microsoft.Build.Utilities.Task
{
    private const ushort FlagWeak = 2; // VER_FLG_WEAK

    /// <summary>The library.</summary>
    [Microsoft.Build.Framework.Required]
    public string Source { get; set; } = "";

    /// <summary>The copy.</summary>
    [Microsoft.Build.Framework.Required]
    public string Destination { get; set; } = "";

    /// <summary>Such as GLIBCXX_3.4.32.</summary>
    [Microsoft.Build.Framework.Required]
    public string Version { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        byte[] file = File.ReadAllBytes(Source);
        string outcome = Mark(file);
        Directory.CreateDirectory(Path.GetDirectoryName(Destination));
        string temporary = Destination + "." + Guid.NewGuid().ToString("N") + ".tmp";
        File.WriteAllBytes(temporary, file);
        if (File.Exists(Destination))
        {
            File.Delete(Destination);
        }

        File.Move(temporary, Destination);
        Log.LogMessage(Microsoft.Build.Framework.MessageImportance.Low, "{0}: {1} {2}", Path.GetFileName(Source), Version, outcome);
        return true;
    }

    private string Mark(byte[] file)
    {
        ElfFile elf;
        try
        {
            elf = new ElfFile(new MemoryStream(file));
        }
        catch (InvalidDataException reason)
        {
            return "left alone: " + reason.Message;
        }

        ElfFile.Need? need = elf.Needs().FirstOrDefault(n => n.Name == Version);
        if (need is null)
        {
            return "left alone: this version is not needed";
        }

        var symbols = new HashSet<uint>(elf.Symbols().Where(s => s.Version == need.Index).Select(s => (uint)s.Index));
        foreach (byte[] table in elf.Contents(ElfFile.Relocations))
        {
            for (int at = 0; at + 24 <= table.Length; at += 24)
            {
                if (symbols.Contains(BitConverter.ToUInt32(table, at + 12)))
                {
                    return "left alone: a symbol of this version is relocated";
                }
            }
        }

        file[need.FlagsAt] |= (byte)FlagWeak;
        return "marked weak";
    }
}
#endif
