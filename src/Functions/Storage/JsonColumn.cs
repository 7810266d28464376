using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// JSON in a table row: readable text if short, otherwise compressed and split into binary columns, since one column holds at most 64 KiB
/// and a row 1 MiB.
/// </summary>
internal static class JsonColumn
{
    private const int MaxTextLength = 16 * 1024;
    private const int MaxChunkBytes = 63 * 1024;

    /// <exception cref="InvalidOperationException">The value is too large for one row.</exception>
    public static void Write(TableEntity row, string column, string json)
    {
        if (json.Length <= MaxTextLength)
        {
            row[column] = json;
            return;
        }

        var chunks = Compress(json).Chunk(MaxChunkBytes).ToList();
        if (chunks.Count > 14)
        {
            throw new InvalidOperationException($"Column {column} needs {chunks.Count} chunks; a row holds 14.");
        }

        for (var i = 0; i < chunks.Count; i++)
        {
            row[$"{column}{i:D2}"] = chunks[i];
        }
    }

    /// <exception cref="InvalidOperationException">The row has no such column.</exception>
    public static string Read(TableEntity row, string column)
    {
        if (row.GetString(column) is { } text)
        {
            return text;
        }

        var chunks = new List<byte[]>();
        while (row.GetBinary($"{column}{chunks.Count:D2}") is { } chunk)
        {
            chunks.Add(chunk);
        }

        return chunks.Count > 0
            ? Decompress([.. chunks.SelectMany(chunk => chunk)])
            : throw new InvalidOperationException($"Row {row.RowKey} has no column {column}.");
    }

    private static byte[] Compress(string json)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            brotli.Write(Encoding.UTF8.GetBytes(json));
        }

        return packed.ToArray();
    }

    private static string Decompress(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
