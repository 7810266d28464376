using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Tests.Commitments;

public sealed class CommitmentBookTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 7, 1, 0, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Published text never changes: a new wording is a new file and a new line here.</summary>
    [Fact]
    public void BuiltIn_EveryPublishedText_IsWordForWordAsPublished() =>
        Assert.Equal(
            [
                "2026-1 Person 2026-01-01 dd73d725fe44eb39c56335327f61901fb086438753277338a3d988edba0d6168",
                "2026-1 Unit 2026-01-01 b3559cd8536443d71993067d99e20bb998b7322743cbb77e4ad258ddf5d7feb0",
            ],
            CommitmentBook
                .BuiltIn.Texts.Select(text => $"{text.Version} {text.Kind} {text.EffectiveFrom:yyyy-MM-dd} {text.Sha256}")
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData(CommitmentKind.Unit, "白城市级财政专项资金项目信用承诺书（单位）", false)]
    [InlineData(CommitmentKind.Person, "白城市级财政专项资金项目信用承诺书（个人）", true)]
    public void BuiltIn_UnitsAndPersons_HaveTextsOfTheirOwn(CommitmentKind kind, string title, bool asksIdentityNumber)
    {
        var text = CommitmentBook.BuiltIn.InForceAt(kind, Midnight);

        Assert.Equal(title, text.Title);
        Assert.Equal(asksIdentityNumber, text.IdentityNumber is not null);
        Assert.DoesNotContain("电子方式送达", text.Body, StringComparison.Ordinal);
        Assert.NotEmpty(text.PrivacyNotice);
    }

    [Theory]
    [InlineData(-1, "2026-1")]
    [InlineData(0, "2026-2")]
    public void InForceAt_NewVersion_IsSignedFromItsFirstDayInBeijing(int ticks, string version)
    {
        var book = Read(
            Text("2026-1", "Unit", "2026-01-01"),
            Text("2026-2", "Unit", "2026-07-01"),
            Text("2026-1", "Person", "2026-01-01")
        ).Value;

        Assert.Equal(version, book.InForceAt(CommitmentKind.Unit, Midnight.AddTicks(ticks)).Version);
        Assert.Equal("2026-1", book.InForceAt(CommitmentKind.Person, Midnight.AddTicks(ticks)).Version);
        Assert.Equal("2026-1", book.Find(CommitmentKind.Unit, "2026-1")!.Version);
        Assert.Null(book.Find(CommitmentKind.Person, "2026-2"));
    }

    [Fact]
    public void InForceAt_BeforeTheFirstText_IsTheFirst() =>
        Assert.Equal(
            "2026-1",
            CommitmentBook.BuiltIn.InForceAt(CommitmentKind.Unit, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)).Version
        );

    [Theory]
    [InlineData("\"title\":\"题目\"", "\"title\":\"新题目\"")]
    [InlineData("\"opening\":\"开头\"", "\"opening\":\"另一个开头\"")]
    [InlineData("\"一、真实\"", "\"一、真实准确\"")]
    [InlineData("\"electronicService\":\"送达\"", "\"electronicService\":\"邮件送达\"")]
    [InlineData("\"用途\"", "\"别的用途\"")]
    [InlineData("\"identityNumber\":\"处理\"", "\"identityNumber\":\"核验\"")]
    public void Sha256_AnythingShownChanged_IsAnother(string before, string after)
    {
        var text = Text("2026-1", "Person", "2026-01-01");
        Assert.Contains(before, text, StringComparison.Ordinal);

        Assert.NotEqual(HashOf(text), HashOf(text.Replace(before, after, StringComparison.Ordinal)));

        static string HashOf(string person) =>
            Read(person, Text("2026-1", "Unit", "2026-01-01")).Value.InForceAt(CommitmentKind.Person, Midnight).Sha256;
    }

    [Theory]
    [InlineData("\"title\":\"题目\",", "", "file0: $")]
    [InlineData("\"title\":\"题目\"", "\"title\":\" \"", "file0: $")]
    [InlineData("[\"一、真实\"]", "[]", "file0: $")]
    [InlineData("[\"用途\"]", "[]", "file0: $")]
    [InlineData("\"kind\":\"Unit\"", "\"kind\":\"Robot\"", "file0: $.kind")]
    [InlineData("\"kind\":\"Unit\"", "\"kind\":\"Person\"", "file0: identityNumber")]
    [InlineData("2026-01-01", "yesterday", "file0: $.effectiveFrom")]
    public void Read_FaultyFile_IsRefusedAtItsName(string before, string after, string field)
    {
        var text = Text("2026-1", "Unit", "2026-01-01");
        Assert.Contains(before, text, StringComparison.Ordinal);

        var error = Assert.Single(
            Read(text.Replace(before, after, StringComparison.Ordinal), Text("2026-1", "Person", "2026-01-01")).Errors
        );

        Assert.Equal(("commitment-text-is-malformed", field), (error.Code, error.Field));
    }

    [Fact]
    public void Read_NoTextForPersons_IsRefused() =>
        Assert.Equal(["commitment-text-is-malformed"], Read(Text("2026-1", "Unit", "2026-01-01")).Errors.Select(error => error.Code));

    [Theory]
    [InlineData("2026-1", "2026-07-01")]
    [InlineData("2026-2", "2026-01-01")]
    public void Read_TwoTextsThatShareVersionOrFirstDay_AreRefused(string version, string from) =>
        Assert.Equal(
            ["commitment-text-is-malformed"],
            Read(Text("2026-1", "Unit", "2026-01-01"), Text(version, "Unit", from), Text("2026-1", "Person", "2026-01-01"))
                .Errors.Select(error => error.Code)
        );

    internal static Result<CommitmentBook> Read(params IEnumerable<string> files) =>
        CommitmentBook.Read(files.Index().Select(file => new RuleFileText($"file{file.Index}", file.Item)));

    internal static string Text(string version, string kind, string from)
    {
        var identity = kind == "Person" ? ""","identityNumber":"处理" """ : "";
        return $$"""
            {"version":"{{version}}","kind":"{{kind}}","effectiveFrom":"{{from}}","title":"题目","opening":"开头","clauses":["一、真实"],
             "electronicService":"送达","privacyNotice":["用途"]{{identity.Trim()}}}
            """;
    }
}
