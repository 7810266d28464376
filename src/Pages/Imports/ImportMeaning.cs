using CreditFunctions.Core.Imports;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Imports;

/// <summary>The name and tone of an import's state.</summary>
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
