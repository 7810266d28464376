using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Cases;

/// <summary>How the state of a case is shown.</summary>
public static class CaseMeaning
{
    /// <summary>The state's name in the page's language: <c>待陈述申辩</c>.</summary>
    public static string NameOf(Texts texts, CaseState state) => texts[$"Cases.State.{state}"];

    internal static Tone ToneOf(CaseState state) =>
        state switch
        {
            CaseState.Closed or CaseState.NotAccepted or CaseState.HandedOver => Tone.Neutral,
            CaseState.Served => Tone.Good,
            _ => Tone.Info,
        };
}
