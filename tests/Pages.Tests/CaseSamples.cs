using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Tests;

/// <summary>The pages of integrity cases, with usual data and at their edges.</summary>
internal static class CaseSamples
{
    private static readonly DeskFrame Frame = new("孙诚信", "t0k3n", [.. Enum.GetValues<DeskSection>()]);

    private static readonly CaseModel Opened = new(Frame, "c1", "白科案〔2026〕1号", CaseState.Investigation)
    {
        Party = "白城市禾新农业科技有限公司",
        Identifier = "91220800MA0EX4MP5M",
        Suspicion = "承诺书声明无失信记录，信用中国载有一条。",
        Source = Sources.CreditChina,
        FoundAt = At(4, 20, 9),
        ApplicationHref = "desk/applications/a1",
        OpenedAt = At(4, 22, 9),
        RuleVersion = "2026.1",
        Seats = [new(CaseSeat.Investigator, "孙诚信"), new(CaseSeat.Investigator, "李经办")],
        Events = [new("CaseOpened", At(4, 22, 9), "procedure") { Detail = "承诺书声明无失信记录，信用中国载有一条。" }],
    };

    public static IEnumerable<Sample> All() =>
    [
        Sample.Of("cases", new CaseListModel(Frame, [.. Enum.GetValues<CaseState>().Select((state, index) => Row(index, state))]) { OlderHref = "/desk/cases?from=1" }),
        Sample.Of("cases-empty", new CaseListModel(Frame, [])),
        Sample.Of("case", Opened),
        Sample.Of("case-edges", Opened with { Party = Samples.Markup, Suspicion = Samples.Markup, HasConsent = true, Seats = [], Events = [] }),
    ];

    private static CaseRow Row(int index, CaseState state) =>
        new($"c{index}", $"白科案〔2026〕{index + 1}号", index == 0 ? Samples.Markup : "白城市禾新农业科技有限公司", state, At(4, 22, 9));

    private static DateTimeOffset At(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.FromHours(8));
}
