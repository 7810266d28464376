using System.Security.Cryptography;
using Azure.Data.Tables;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tests.Storage;

public sealed class JsonColumnTests
{
    private const int LongestText = 16 * 1024;
    private const int ChunkBytes = 63 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(LongestText)]
    public void Write_ShortText_StaysReadableInOneColumn(int length)
    {
        var json = new string('中', length);

        var row = Written(json);

        Assert.Equal(json, row.GetString("Json"));
        Assert.Equal(json, JsonColumn.Read(row, "Json"));
    }

    [Theory]
    [InlineData(LongestText + 1)]
    [InlineData(5_000_000)]
    public void Write_LongText_IsPackedAndReadBack(int length)
    {
        var json = string.Concat(Enumerable.Repeat("申报书", (length / 3) + 1))[..length];

        var row = Written(json);

        Assert.Null(row.GetString("Json"));
        Assert.Equal(json, JsonColumn.Read(row, "Json"));
    }

    [Fact]
    public void Write_TextThatHardlyPacks_IsCutIntoColumnsThatStorageTakes()
    {
        var json = Incompressible(600_000);

        var row = Written(json);

        var chunks = row.Where(column => column.Value is byte[])
            .OrderBy(column => column.Key, StringComparer.Ordinal)
            .Select(column => ((byte[])column.Value).Length)
            .ToList();
        Assert.InRange(chunks.Count, 2, 14);
        Assert.All(chunks, length => Assert.InRange(length, 1, 64 * 1024));
        Assert.All(chunks.SkipLast(1), length => Assert.Equal(ChunkBytes, length));
        Assert.Equal(json, JsonColumn.Read(row, "Json"));
    }

    [Fact]
    public void Write_TextThatNoRowHolds_Throws()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Written(Incompressible(1_500_000)));

        Assert.Contains("a row holds 14", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoSuchColumn_Throws() =>
        Assert.Throws<InvalidOperationException>(() => JsonColumn.Read(new TableEntity("p", "r"), "Json"));

    // Seven random bits per character: compression gains little.
    private static string Incompressible(int length) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(length))[..length];

    private static TableEntity Written(string json)
    {
        var row = new TableEntity("p", "r");
        JsonColumn.Write(row, "Json", json);
        return row;
    }
}
