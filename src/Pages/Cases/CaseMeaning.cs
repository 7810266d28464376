using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Cases;

/// <summary>The name and tone of a case's state.</summary>
public static class CaseMeaning
{
    /// <summary>Such as <c>待陈述申辩</c>.</summary>
    public static string NameOf(Texts texts, CaseState state) => texts[$"Cases.State.{state}"];

    internal static Tone ToneOf(CaseState state) =>
        state switch
        {
            CaseState.Closed or CaseState.NotAccepted or CaseState.HandedOver => Tone.Neutral,
            CaseState.Served => Tone.Good,
            _ => Tone.Info,
        };
}
