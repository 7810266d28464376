using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CreditFunctions.Core.Exports;
using CreditFunctions.Functions.Exports;

namespace CreditFunctions.Functions.Tests.Exports;

/// <summary>Export files, read by independent code.</summary>
public sealed class ExportFileTests
{
    private static readonly XNamespace Spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly ExportSheet<string> Sheet = new(
        "names",
        "名单",
        [new("name", "名称", row => row), new("short", "短名", row => row) { MaxLength = 3 }]
    );

    public static TheoryData<string> Dangerous =>
        ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠A1", "  =HYPERLINK(\"http://x\")", "\u3000=1"];

    /// <summary>Opening the file must not calculate anything.</summary>
    [Theory]
    [MemberData(nameof(Dangerous))]
    public void R48_File_TextThatLooksLikeAFormula_IsText(string text)
    {
        var csv = Encoding.UTF8.GetString(ExportFile.Csv(Sheet, [text]));
        Assert.Contains($"\"'{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", csv, StringComparison.Ordinal);

        var cells = ReadSheet(ExportFile.Xlsx(Sheet, [text]));
        Assert.Equal($"'{text}".ReplaceLineEndings("\n"), cells[2][0].ReplaceLineEndings("\n"));
        // Programs receive it unchanged.
        Assert.Equal(text, JsonNode.Parse(ExportFile.JsonOf(Sheet, [text]))![0]!["name"]!.GetValue<string>());
    }

    [Fact]
    public void Csv_QuotesCommasAndLines_AreOneField()
    {
        var csv = Encoding.UTF8.GetString(ExportFile.Csv(Sheet, ["甲,\"乙\"\n丙"]));

        Assert.StartsWith("\uFEFF\"name\",\"short\"\r\n", csv, StringComparison.Ordinal);
        Assert.EndsWith("\"甲,\"\"乙\"\"\n丙\",\"甲,\"\"\"\r\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFormat_ComesFromTheSameColumns()
    {
        var json = JsonNode.Parse(ExportFile.JsonOf(Sheet, ["白城市"]))![0]!.AsObject().Select(field => field.Key);
        var sheet = ReadSheet(ExportFile.Xlsx(Sheet, ["白城市"]));

        Assert.Equal(["name", "short"], json);
        Assert.Equal(["name", "short"], sheet[0]);
        Assert.Equal(["名称", "短名"], sheet[1]);
        Assert.Equal(["白城市", "白城市"], sheet[2]);
    }

    /// <summary>Users add up the amounts; a value that is not a number is an error of the column.</summary>
    [Fact]
    public void Xlsx_ColumnOfNumbers_HoldsNumbers()
    {
        var sheet = new ExportSheet<string>("amounts", "名单", [new("amountFen", "金额（分）", row => row) { IsNumber = true }]);

        using var zip = new ZipArchive(new MemoryStream(ExportFile.Xlsx(sheet, ["-4700"])));
        using var content = zip.Entries.Single(IsSheet).Open();
        var cell = XDocument.Load(content).Descendants(Spreadsheet + "c").Last();

        Assert.Equal(("n", "-4700"), (cell.Attribute("t")!.Value, cell.Value));
        Assert.Contains("\"-4700\"", Encoding.UTF8.GetString(ExportFile.Csv(sheet, ["-4700"])), StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => ExportFile.Xlsx(sheet, ["=1+1"]));
    }

    private static bool IsSheet(ZipArchiveEntry entry) =>
        entry.FullName.Contains("worksheets/", StringComparison.Ordinal) && entry.Name.EndsWith(".xml", StringComparison.Ordinal);

    private static List<List<string>> ReadSheet(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using (var book = zip.GetEntry("xl/workbook.xml")!.Open())
        {
            Assert.Equal("名单", XDocument.Load(book).Descendants(Spreadsheet + "sheet").Single().Attribute("name")!.Value);
        }

        var entry = Assert.Single(zip.Entries, IsSheet);
        using var content = entry.Open();
        var sheet = XDocument.Load(content, LoadOptions.PreserveWhitespace);
        Assert.Empty(sheet.Descendants(Spreadsheet + "f"));
        Assert.All(sheet.Descendants(Spreadsheet + "c"), cell => Assert.Equal("inlineStr", cell.Attribute("t")!.Value));
        return
        [
            .. sheet.Descendants(Spreadsheet + "row").Select(row => row.Elements(Spreadsheet + "c").Select(cell => cell.Value).ToList()),
        ];
    }
}
