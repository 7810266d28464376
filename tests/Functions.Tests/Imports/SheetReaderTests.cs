using System.IO.Compression;
using CreditFunctions.Core;
using CreditFunctions.Core.Exports;
using CreditFunctions.Core.Imports;
using CreditFunctions.Functions.Exports;
using CreditFunctions.Functions.Imports;

namespace CreditFunctions.Functions.Tests.Imports;

public sealed class SheetReaderTests
{
    private static readonly Dictionary<string, string> Row = new()
    {
        ["kind"] = "红名单",
        ["name"] = " 示例公司　",
        ["decidedOn"] = "#46091",
        ["facts"] = "一等奖",
    };

    [Fact]
    public void Read_Template_HasItsRowsAndNumbers()
    {
        var row = Assert.Single(Read(Workbook.Of(ImportKind.Listings, Row)).Value);

        Assert.Equal(3, row.Number);
        Assert.Equal(("示例公司", new DateOnly(2026, 3, 10)), (row["name"], row.Day("decidedOn")));
        Assert.Null(row["unitCode"]);
        Assert.Empty(row.Formulas);
    }

    /// <summary>The app reads its own export, without names and notes.</summary>
    [Fact]
    public void Read_EmptyTemplate_HasNoRows()
    {
        foreach (var kind in Enum.GetValues<ImportKind>())
        {
            var columns = ImportColumns.Of(kind).Select(column => new ExportColumn<string>(column.Name, column.Note, _ => ""));
            var sheet = new ExportSheet<string>("template", "导入", [.. columns]);

            Assert.Equal("import-has-no-rows", Code(SheetReader.Read(new MemoryStream(ExportFile.Xlsx(sheet, [])), kind)));
        }
    }

    [Fact]
    public void Read_ColumnsInAnotherOrderAndBlankRows_AreFound()
    {
        string[][] rows =
        [
            ["名单汇总（2025年）"],
            [],
            [" 事 由", "备注", "名 称", "文书日期", "名单"],
            ["", "", "", ""],
            ["一等奖", "x", "示例公司", "2026-03-10", "红名单"],
        ];

        var row = Assert.Single(Read(Workbook.Of(rows)).Value);

        Assert.Equal((5, "示例公司", "一等奖"), (row.Number, row["name"], row["facts"]));
    }

    [Theory]
    [InlineData("@9999")]
    [InlineData("@99999999999")]
    [InlineData("@-1")]
    [InlineData("@x")]
    public void Read_TextThatTheWorkbookDoesNotHave_IsRefused(string cell) =>
        Assert.Equal(
            "import-file-is-malformed",
            Code(Read(Workbook.Of(ImportKind.Listings, new Dictionary<string, string>(Row) { ["facts"] = cell })))
        );

    [Fact]
    public void Read_Formula_IsNamed()
    {
        var row = Assert.Single(Read(Workbook.Of(ImportKind.Listings, new Dictionary<string, string>(Row) { ["facts"] = "=A1" })).Value);

        Assert.Equal(["facts"], row.Formulas);
    }

    [Fact]
    public void Read_HeaderWithoutAColumn_NamesWhatIsNeeded() =>
        Assert.Equal(
            "import-header-is-wrong",
            Code(
                Read(
                    Workbook.Of([
                        ["名称", "事由"],
                        ["甲", "乙"],
                    ])
                )
            )
        );

    [Fact]
    public void Read_OneRowTooMany_IsRefused()
    {
        var rows = Enumerable.Repeat<IReadOnlyDictionary<string, string>>(Row, SheetReader.MostRows).ToArray();

        Assert.Equal(SheetReader.MostRows, Read(Workbook.Of(ImportKind.Listings, rows)).Value.Count);
        Assert.Equal("import-has-too-many-rows", Code(Read(Workbook.Of(ImportKind.Listings, [.. rows, Row]))));
    }

    public static TheoryData<byte[]> NoWorkbooks => [Array.Empty<byte>(), "PK"u8.ToArray(), "名称,事由"u8.ToArray(), Zip(), Bomb()];

    [Theory]
    [MemberData(nameof(NoWorkbooks))]
    public void Read_NoWorkbook_IsRefused(byte[] file) => Assert.Equal("import-file-is-malformed", Code(Read(file)));

    private static Result<IReadOnlyList<ImportRow>> Read(byte[] file) => SheetReader.Read(new MemoryStream(file), ImportKind.Listings);

    private static string? Code(Result<IReadOnlyList<ImportRow>> result) =>
        result.TryGet(out _, out var errors) ? null : Assert.Single(errors).Code;

    private static byte[] Zip(int bytes = 10)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = zip.CreateEntry("a.txt").Open();
            for (var written = 0; written < bytes; written += 1024 * 1024)
            {
                content.Write(new byte[Math.Min(bytes, 1024 * 1024)]);
            }
        }

        return stream.ToArray();
    }

    // A few hundred kilobytes that unpack to more than 100 MB.
    private static byte[] Bomb() => Zip(110 * 1024 * 1024);
}
