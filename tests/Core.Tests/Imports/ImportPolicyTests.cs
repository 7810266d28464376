using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Staff;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Imports;

public sealed class ImportPolicyTests
{
    private static readonly Signature Sender = new("li", nameof(DeskRole.CaseOfficer), Now);
    private static readonly Signature Second = new("feng", nameof(DeskRole.Leader), Now);

    [Fact]
    public void Decide_BySender_IsRefused() =>
        Assert.Equal(
            "import-needs-second-officer",
            Assert.Single(ImportPolicy.Decide(Read(), true, null, Sender, new StaffDirectory()).Errors).Code
        );

    /// <summary>Who left office and came back has another id.</summary>
    [Fact]
    public void Decide_BySenderWithAnotherId_IsRefused()
    {
        var directory = new StaffDirectory
        {
            Officers =
            [
                new Officer("li", "李经办", "li@keji.example", [DeskRole.CaseOfficer]) { EndedAt = Now },
                new Officer("again", "李经办", "li@keji.example", [DeskRole.Leader]),
            ],
        };

        Assert.Equal(
            "import-needs-second-officer",
            Assert.Single(ImportPolicy.Decide(Read(), true, null, Second with { Actor = "again" }, directory).Errors).Code
        );
    }

    [Fact]
    public void Decide_NothingToImport_IsRefused() =>
        Assert.Equal(
            "import-is-empty",
            Assert.Single(ImportPolicy.Decide(Read(rows: 0), true, null, Second, new StaffDirectory()).Errors).Code
        );

    [Fact]
    public void Decide_RejectionWithoutReason_IsRefused()
    {
        Assert.Equal(
            "import-reason-is-missing",
            Assert.Single(ImportPolicy.Decide(Read(), false, " ", Second, new StaffDirectory()).Errors).Code
        );
        Assert.Equal(
            ImportState.Rejected,
            Read().Apply(ImportPolicy.Decide(Read(), false, "文件有误", Second, new StaffDirectory()).Value).State
        );
    }

    [Fact]
    public void Decide_Twice_IsRefused()
    {
        var confirmed = Read().Apply(ImportPolicy.Decide(Read(), true, null, Second, new StaffDirectory()).Value);

        Assert.Equal(
            "import-state-is-wrong",
            Assert.Single(ImportPolicy.Decide(confirmed, true, null, Second, new StaffDirectory()).Errors).Code
        );
    }

    [Theory]
    [InlineData(ImportState.Done, false, null)]
    [InlineData(ImportState.Done, true, "import-is-used")]
    [InlineData(ImportState.Confirmed, false, "import-state-is-wrong")]
    [InlineData(ImportState.Checked, false, "import-state-is-wrong")]
    [InlineData(ImportState.Undone, false, "import-state-is-wrong")]
    public void Undo_UntilFirstUse(ImportState state, bool isUsed, string? code)
    {
        var undone = ImportPolicy.Undo(Read() with { State = state }, isUsed, "导入有误", Second);

        Assert.Equal(code, undone.TryGet(out _, out var errors) ? null : errors[0].Code);
    }

    private static DataImport Read(int rows = 2) =>
        DataImport.From(
            new ImportChecked(
                ImportId.TryParse("00000000000000000000000001", out var id) ? id : default,
                ImportKind.Listings,
                new ImportReport("名单.xlsx", new string('a', 64), rows, 0, [], []),
                Sender
            )
        );
}
