using System.Text.Json.Nodes;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Rules;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Desk;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Rules;

/// <summary>
/// Rule files and working-day notices over the endpoints: proposed by one officer, added by another, loaded by every instance.
/// </summary>
[Collection(StorageTests.Name)]
public sealed class RuleAdditionTests(TestStorage storage)
{
    private const string Notice =
        """{"source":"国务院办公厅关于2027年部分节假日安排的通知","""
        + """ "years":{"2027":{"holidays":["2027-01-01"],"makeUpWorkdays":["2027-01-03"]}}}""";

    [Fact]
    public async Task Notice_Proposed_ChangesNothingAndWaitsForAnother()
    {
        await using var rig = new DeskRig(storage);

        Assert.Equal(202, (await ProposeAsync(rig, "chen", Notice)).Status);

        Assert.DoesNotContain(2027, rig.App.Get<WorkingDayCalendar>().Years);
        Assert.Contains("desk/rules/1/confirmation", (await rig.GetAsync<ListRulesEndpoint>("zhou")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("desk/rules/1/confirmation", (await rig.GetAsync<ListRulesEndpoint>("chen")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("desk/rules/1/confirmation", (await rig.GetAsync<ListRulesEndpoint>("he")).Body, StringComparison.Ordinal);
        Assert.Contains("有1个规则文件或节假日安排待确认", (await rig.GetAsync<GetDeskEndpoint>("zhou")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("规则文件或节假日安排待确认", (await rig.GetAsync<GetDeskEndpoint>("chen")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_Confirmed_CountsFromThenOn()
    {
        await using var rig = new DeskRig(storage);
        await ProposeAsync(rig, "chen", Notice);

        Assert.Equal(200, (await rig.JsonAsync<ConfirmRulesEndpoint>("POST", "zhou", "{}", "1")).Status);

        Assert.Contains(2027, rig.App.Get<WorkingDayCalendar>().Years);
        Assert.Equal(DayKind.MakeUpWorkday, rig.App.Get<WorkingDayCalendar>().KindOf(new DateOnly(2027, 1, 3)));
        Assert.Equal(404, (await rig.JsonAsync<ConfirmRulesEndpoint>("POST", "lu", "{}", "1")).Status);
    }

    [Fact]
    public async Task Rules_Confirmed_AreInForceFromTheirDayOnAndTheOldOnesStayForThoseBefore()
    {
        await using var rig = new DeskRig(storage);
        await ProposeAsync(rig, "chen", RulesOf("2027.1", "2027-01-01", correctionDays: 7));
        var waiting = (await rig.GetAsync<ListRulesEndpoint>("lu")).Body;

        await rig.JsonAsync<ConfirmRulesEndpoint>("POST", "lu", "{}", "1");

        var book = rig.App.Get<RuleBook>();
        Assert.Equal(5, book.InForceAt(new DateOnly(2026, 12, 31)).Value.CorrectionWorkingDays.Value);
        Assert.Equal(7, book.InForceAt(new DateOnly(2027, 1, 1)).Value.CorrectionWorkingDays.Value);
        Assert.Contains("此前 <code>5</code>", waiting, StringComparison.Ordinal);
        var page = (await rig.GetAsync<GetRuleFileEndpoint>("he", "2027.1")).Body;
        Assert.Contains("此前 <code>5</code>", page, StringComparison.Ordinal);
        Assert.Contains("correction.workingDays", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_WithErrors_ComeBackWithTheirTextAndEveryError()
    {
        await using var rig = new DeskRig(storage);
        var text = RulesOf("2027.1", "2026-01-01", correctionDays: 0);

        var answer = await rig.PostAsync<ProposeRulesEndpoint>("chen", new() { ["text"] = text });

        Assert.Equal(422, answer.Status);
        Assert.Contains("correction.workingDays", answer.Body, StringComparison.Ordinal);
        Assert.Contains("&quot;2027.1&quot;", answer.Body.Replace("&#x22;", "&quot;", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_NamingASourceThatTheAppDoesNotHave_AreRefused()
    {
        await using var rig = new DeskRig(storage);
        var rules = JsonNode.Parse(RulesOf("2027.1", "2027-01-01", correctionDays: 7))!;
        rules["rules"]!["creditCheck.sources"]!["value"]!["units"]!.AsArray().Add("SocialCredit");

        var answer = await ProposeAsync(rig, "chen", rules.ToJsonString());

        Assert.Equal(422, answer.Status);
        Assert.Contains("rule-names-unknown-source", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherInstance_TakesAFileInWithinAMinute()
    {
        await using var rig = new DeskRig(storage);
        var clock = rig.App.Clock;
        var (book, calendar) = (RuleBook.BuiltIn, WorkingDayCalendar.BuiltIn);
        var other = new RuleLibrary(rig.App.Get<IRecordStore<RuleAdditions>>(), book, calendar, clock);
        await other.EnsureAsync(default);
        await ProposeAsync(rig, "chen", Notice);
        await ProposeAsync(rig, "chen", RulesOf("2027.1", "2027-01-01", correctionDays: 7));
        await rig.JsonAsync<ConfirmRulesEndpoint>("POST", "zhou", "{}", "2");
        await rig.JsonAsync<ConfirmRulesEndpoint>("POST", "zhou", "{}", "1");

        await other.EnsureAsync(default);
        Assert.DoesNotContain(2027, calendar.Years);
        clock.Advance(TimeSpan.FromMinutes(1));
        await other.EnsureAsync(default);

        Assert.Contains(2027, calendar.Years);
        Assert.True(book.OfVersion("2027.1").IsSuccess);
    }

    [Fact]
    public async Task FileThatCameWithANewerVersionOfTheAppToo_IsTakenInOnce()
    {
        await using var rig = new DeskRig(storage);
        var text = RulesOf("2027.1", "2027-01-01", correctionDays: 7);
        var newer = RuleBook.BuiltIn.With(text).Value;
        var library = new RuleLibrary(rig.App.Get<IRecordStore<RuleAdditions>>(), newer, WorkingDayCalendar.BuiltIn, rig.App.Clock);
        var now = rig.App.Clock.GetUtcNow();

        library.Take(Added(text, now));
        var contradicting = new RuleLibrary(rig.App.Get<IRecordStore<RuleAdditions>>(), newer, WorkingDayCalendar.BuiltIn, rig.App.Clock);

        Assert.Equal(2, newer.Files.Length);
        Assert.Contains(
            "2027.1",
            Assert
                .Throws<InvalidOperationException>(() => contradicting.Take(Added(RulesOf("2027.1", "2027-01-01", correctionDays: 9), now)))
                .Message,
            StringComparison.Ordinal
        );
    }

    private static RuleAdditions Added(string text, DateTimeOffset now) =>
        new RuleAdditions().Apply(
            new RuleAdditionConfirmed(
                new ConfirmedAddition(
                    new RuleAddition(1, RuleAdditionKind.Rules, "2027.1", text, "chen", now, now.AddDays(14)),
                    "zhou",
                    now
                )
            )
        );

    private static Task<DeskResponse> ProposeAsync(DeskRig rig, string officer, string text) =>
        rig.JsonAsync<ProposeRulesEndpoint>("POST", officer, new JsonObject { ["text"] = text }.ToJsonString());

    private static string RulesOf(string version, string from, int correctionDays)
    {
        using var stream = typeof(RuleBook).Assembly.GetManifestResourceStream("rules/files/2026.json")!;
        var file = JsonNode.Parse(stream)!;
        (file["version"], file["effectiveFrom"]) = (version, from);
        file["rules"]!["correction.workingDays"]!["value"] = correctionDays;
        return file.ToJsonString();
    }
}
