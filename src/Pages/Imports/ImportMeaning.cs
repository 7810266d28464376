using CreditFunctions.Core.Imports;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Imports;

/// <summary>How states of imports are shown.</summary>
internal static class ImportMeaning
{
    public static Tone ToneOf(ImportState state) =>
        state switch
        {
            ImportState.Done => Tone.Good,
            ImportState.Checked or ImportState.Confirmed or ImportState.Undoing => Tone.Warning,
            _ => Tone.Neutral,
        };
}
