using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Tests.Rules;

/// <summary>Additions to the rules: two officers, validated with the loaded files, never for a day that has begun.</summary>
public sealed class RuleAdditionPolicyTests
{
    private const string Year2027 =
        """{ "source": "国务院办公厅关于2027年部分节假日安排的通知", "years": """
        + """{ "2027": { "holidays": ["2027-01-01"], "makeUpWorkdays": ["2027-02-20"] } } }""";

    private static readonly DateTimeOffset Now = new(2026, 11, 30, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateOnly Today = new(2026, 11, 30);

    private static readonly Officer Proposer = new("zhou", "周", "zhou@keji.example", [DeskRole.RoundManager]);
    private static readonly Officer Second = new("feng", "冯", "feng@keji.example", [DeskRole.Leader]);

    private static readonly StaffDirectory Directory = StaffDirectory.From(
        new DirectoryOpened([
            Proposer,
            Second,
            new Officer("li", "李", "li@keji.example", [DeskRole.CaseOfficer]),
            new Officer("zhou2", "周二", "Zhou+2@keji.example", [DeskRole.Leader]),
        ])
    );

    [Fact]
    public void Read_RulesOfALaterDay_EndTheFileBeforeOnTheDayBefore()
    {
        var read = RuleAdditionPolicy
            .Read(RuleFiles.Of("2027.1", "2027-01-01", null).Json, RuleBook.BuiltIn, WorkingDayCalendar.BuiltIn, Today)
            .Value;

        Assert.Equal((RuleAdditionKind.Rules, "2027.1"), (read.Kind, read.Name));
        Assert.Equal("2026.1", read.Book.InForceAt(new DateOnly(2026, 12, 31)).Value.Version);
        Assert.Equal("2027.1", read.Book.InForceAt(new DateOnly(2027, 1, 1)).Value.Version);
        Assert.Equal(new DateOnly(2026, 12, 31), read.Book.OfVersion("2026.1").Value.EffectiveTo);
    }

    [Theory]
    [InlineData("2026-11-30", "rule-file-begins-too-early")]
    [InlineData("2026-12-01", null)]
    public void Read_RulesOfADayThatHasBegun_AreRefused(string from, string? code) =>
        Assert.Equal(code is null ? [] : [code], CodesOf(RuleFiles.Of("2026.2", from, null).Json));

    [Theory]
    [InlineData("", "rule-addition-is-empty")]
    [InlineData("规则", "rule-file-is-malformed")]
    [InlineData("{ \"version\": }", "rule-file-is-malformed")]
    [InlineData(
        """{ "source": "s", "years": { "2027": { "holidays": ["2027-02-30"], "makeUpWorkdays": [] } } }""",
        "working-days-file-is-malformed"
    )]
    public void Read_WhatIsNoFile_IsRefusedWithItsPosition(string text, string code) => Assert.Equal([code], CodesOf(text));

    [Fact]
    public void Read_MalformedOnTheThirdLine_ReportsIt() =>
        Assert.Equal("3", Assert.Single(ErrorsOf("{\n\"version\": \"2027.1\",\nwrong\n}")).Arguments["line"]);

    [Fact]
    public void Read_RulesWithSeveralErrors_ReportsAll() =>
        Assert.Equal(
            ["rule-citation-is-missing", "rule-is-unknown"],
            CodesOf(
                RuleFiles
                    .With(file =>
                    {
                        (file["version"], file["effectiveFrom"]) = ("2027.1", "2027-01-01");
                        file["rules"]!["correction.workingDays"]!["citation"] = "";
                        file["rules"]!["unknown.rule"] = file["rules"]!["correction.workingDays"]!.DeepClone();
                    })
                    .Json
            )
        );

    [Theory]
    [InlineData("2027/1")]
    [InlineData("二〇二七")]
    public void Read_VersionThatCannotDelegateAnAddress_IsRefused(string version) =>
        Assert.Equal(["rule-file-version-is-malformed"], CodesOf(RuleFiles.Of(version, "2027-01-01", null).Json));

    [Fact]
    public void Read_NoticeOfANewYear_SettlesWhatWasProvisional()
    {
        var provisional = WorkingDayCalendar.BuiltIn.DeadlineFor(new DateOnly(2026, 12, 29), Term.WorkingDays(5), "correction.workingDays");

        var read = RuleAdditionPolicy.Read(Year2027, RuleBook.BuiltIn, WorkingDayCalendar.BuiltIn, Today).Value;

        Assert.Equal((RuleAdditionKind.WorkingDays, "2027"), (read.Kind, read.Name));
        Assert.True(provisional.IsProvisional);
        Assert.False(read.Calendar.Recompute(provisional).IsProvisional);
        Assert.Equal([2024, 2025, 2026, 2027], read.Calendar.Years);
        Assert.Equal([2024, 2025, 2026], WorkingDayCalendar.BuiltIn.Years);
    }

    [Fact]
    public void Read_NoticeThatChangesADayThatHasBegun_IsRefused()
    {
        var changed = """{ "source": "s", "years": { "2026": { "holidays": ["2026-01-01", "2026-12-31"], "makeUpWorkdays": [] } } }""";

        Assert.All(ErrorsOf(changed), error => Assert.Equal("working-day-has-passed", error.Code));
        Assert.DoesNotContain(ErrorsOf(changed), error => error.Arguments["day"] == "2026-12-31");
    }

    [Fact]
    public void Read_NoticeThatIsLoaded_AddsNothing()
    {
        var extended = RuleAdditionPolicy.Read(Year2027, RuleBook.BuiltIn, WorkingDayCalendar.BuiltIn, Today).Value;

        Assert.Equal(
            "rule-addition-changes-nothing",
            RuleAdditionPolicy.Read(Year2027, RuleBook.BuiltIn, extended.Calendar, Today).Errors[0].Code
        );
    }

    [Theory]
    [InlineData("zhou", false)]
    [InlineData("zhou2", false)]
    [InlineData("li", false)]
    [InlineData("feng", true)]
    public void Confirm_ByAnotherPersonInARoleForIt_Only(string officerId, bool isAllowed)
    {
        var proposed = Propose();

        var confirmed = RuleAdditionPolicy.Confirm(
            proposed,
            1,
            RuleBook.BuiltIn,
            WorkingDayCalendar.BuiltIn,
            Directory,
            Directory.Find(officerId)!,
            Now.AddDays(1)
        );

        Assert.Equal(isAllowed ? [] : ["second-officer-is-needed-for-rules"], confirmed.Errors.Select(error => error.Code));
    }

    [Fact]
    public void Confirm_OnceTheFirstDayHasBegun_IsRefusedByTheRulesAsTheyStandNow()
    {
        var additions = new RuleAdditions().Apply(
            RuleAdditionPolicy
                .Propose(
                    new RuleAdditions(),
                    RuleFiles.Of("2026.2", "2026-12-02", null).Json,
                    RuleBook.BuiltIn,
                    WorkingDayCalendar.BuiltIn,
                    Proposer,
                    Now
                )
                .Value
        );

        Assert.Equal("rule-file-begins-too-early", Confirm(additions, Now.AddDays(2)).Errors[0].Code);
        Assert.True(Confirm(additions, Now.AddDays(1)).IsSuccess);
    }

    [Fact]
    public void Confirm_AfterItExpiredOrTwice_FindsNothing()
    {
        var proposed = Propose();
        var confirmed = proposed.Apply(Confirm(proposed, Now).Value);

        Assert.Equal("rule-addition-not-found", Confirm(proposed, Now + RuleAdditionPolicy.ProposalLasts).Errors[0].Code);
        Assert.Equal("rule-addition-not-found", Confirm(confirmed, Now).Errors[0].Code);
        Assert.Equal("2027", Assert.Single(confirmed.Confirmed).Addition.Name);
    }

    [Fact]
    public void Reject_TakesTheProposalAwayAndKeepsTheNumber()
    {
        var rejected = Propose().Apply(RuleAdditionPolicy.Reject(Propose(), 1, "日期有误", Second, Now).Value);

        Assert.Empty(rejected.OpenAt(Now));
        Assert.Equal(1, rejected.Count);
        Assert.Equal("reason-is-missing", RuleAdditionPolicy.Reject(Propose(), 1, " ", Second, Now).Errors[0].Code);
    }

    private static RuleAdditions Propose() =>
        new RuleAdditions().Apply(
            RuleAdditionPolicy.Propose(new RuleAdditions(), Year2027, RuleBook.BuiltIn, WorkingDayCalendar.BuiltIn, Proposer, Now).Value
        );

    private static Result<RuleAdditionConfirmed> Confirm(RuleAdditions additions, DateTimeOffset at) =>
        RuleAdditionPolicy.Confirm(additions, 1, RuleBook.BuiltIn, WorkingDayCalendar.BuiltIn, Directory, Second, at);

    private static IEnumerable<Error> ErrorsOf(string text) =>
        RuleAdditionPolicy.Read(text, RuleBook.BuiltIn, WorkingDayCalendar.BuiltIn, Today).Errors;

    private static IEnumerable<string> CodesOf(string text) => ErrorsOf(text).Select(error => error.Code);
}
