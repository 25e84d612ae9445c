using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Build task: copies a 64-bit little-endian ELF library and marks one needed symbol version as weak (VER_FLG_WEAK), so that the
/// dynamic loader accepts a system library that lacks it. Only right where no symbol of that version is ever looked up, which is
/// checked: no relocation may name one. A library without that entry is copied as it is.
/// </summary>
public class MarkSymbolVersionWeak : Task
{
    private const uint SectionRelocations = 4; // SHT_RELA
    private const uint SectionVersionNeeds = 0x6ffffffe; // SHT_GNU_verneed
    private const uint SectionVersionTable = 0x6fffffff; // SHT_GNU_versym
    private const ushort FlagWeak = 2; // VER_FLG_WEAK

    [Required]
    public string Source { get; set; }

    [Required]
    public string Destination { get; set; }

    [Required]
    public string Version { get; set; }

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
        Log.LogMessage(MessageImportance.Low, "{0}: {1} {2}", Path.GetFileName(Source), Version, outcome);
        return true;
    }

    private string Mark(byte[] file)
    {
        if (file.Length < 64 || file[0] != 0x7f || file[1] != 'E' || file[2] != 'L' || file[3] != 'F' || file[4] != 2 || file[5] != 1)
        {
            return "left alone: not a 64-bit little-endian ELF file";
        }

        long headers = BitConverter.ToInt64(file, 0x28);
        int headerSize = BitConverter.ToUInt16(file, 0x3a);
        long flagsAt = -1;
        int index = -1;
        foreach (long header in SectionsOf(file, SectionVersionNeeds))
        {
            long stringHeader = headers + ((long)BitConverter.ToUInt32(file, (int)header + 0x28) * headerSize);
            long strings = BitConverter.ToInt64(file, (int)stringHeader + 0x18);
            int libraries = BitConverter.ToInt32(file, (int)header + 0x2c);
            long need = BitConverter.ToInt64(file, (int)header + 0x18);
            for (int l = 0; l < libraries; l++)
            {
                int versions = BitConverter.ToUInt16(file, (int)need + 2);
                long entry = need + BitConverter.ToUInt32(file, (int)need + 8);
                for (int v = 0; v < versions; v++)
                {
                    if (TextAt(file, strings + BitConverter.ToUInt32(file, (int)entry + 8)) == Version)
                    {
                        flagsAt = entry + 4;
                        index = BitConverter.ToUInt16(file, (int)entry + 6) & 0x7fff;
                    }

                    entry += BitConverter.ToUInt32(file, (int)entry + 12);
                }

                need += BitConverter.ToUInt32(file, (int)need + 12);
            }
        }

        if (flagsAt < 0)
        {
            return "left alone: this version is not needed";
        }

        var symbols = new HashSet<uint>();
        foreach (long header in SectionsOf(file, SectionVersionTable))
        {
            long table = BitConverter.ToInt64(file, (int)header + 0x18);
            long length = BitConverter.ToInt64(file, (int)header + 0x20);
            for (uint symbol = 0; symbol < length / 2; symbol++)
            {
                if ((BitConverter.ToUInt16(file, (int)(table + (2 * symbol))) & 0x7fff) == index)
                {
                    symbols.Add(symbol);
                }
            }
        }

        foreach (long header in SectionsOf(file, SectionRelocations))
        {
            long table = BitConverter.ToInt64(file, (int)header + 0x18);
            long length = BitConverter.ToInt64(file, (int)header + 0x20);
            for (long at = table; at < table + length; at += 24)
            {
                if (symbols.Contains(BitConverter.ToUInt32(file, (int)at + 12)))
                {
                    return "left alone: a symbol of this version is relocated";
                }
            }
        }

        ushort flags = (ushort)(BitConverter.ToUInt16(file, (int)flagsAt) | FlagWeak);
        file[flagsAt] = (byte)flags;
        file[flagsAt + 1] = (byte)(flags >> 8);
        return "marked weak";
    }

    private static IEnumerable<long> SectionsOf(byte[] file, uint type)
    {
        long headers = BitConverter.ToInt64(file, 0x28);
        int size = BitConverter.ToUInt16(file, 0x3a);
        int count = BitConverter.ToUInt16(file, 0x3c);
        for (int i = 0; i < count; i++)
        {
            long header = headers + ((long)i * size);
            if (BitConverter.ToUInt32(file, (int)header + 4) == type)
            {
                yield return header;
            }
        }
    }

    private static string TextAt(byte[] file, long at)
    {
        int end = Array.IndexOf(file, (byte)0, (int)at);
        return Encoding.ASCII.GetString(file, (int)at, end - (int)at);
    }
}
