using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Applications;

/// <summary>The name and tone of a state.</summary>
public static class StateMeaning
{
    /// <summary>Such as <c>公示中</c>.</summary>
    public static string NameOf(Texts texts, ApplicationState state) => texts[$"Applications.State.{state}"];

    internal static string NextAfter(Texts texts, ApplicationState state) => texts[$"Applications.Next.{state}"];

    internal static Tone ToneOf(ApplicationState state) =>
        state switch
        {
            ApplicationState.Returned or ApplicationState.CorrectionPending or ApplicationState.Rectifying => Tone.Warning,
            ApplicationState.Awarded or ApplicationState.Passed or ApplicationState.Concluded or ApplicationState.Implementing => Tone.Good,
            ApplicationState.Disqualified or ApplicationState.Revoked or ApplicationState.NotPassed => Tone.Danger,
            ApplicationState.Draft or ApplicationState.Closed or >= ApplicationState.NotSubmitted => Tone.Neutral,
            _ => Tone.Info,
        };
}
