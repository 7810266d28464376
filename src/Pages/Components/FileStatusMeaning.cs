using CreditFunctions.Core.Documents;

namespace CreditFunctions.Pages.Components;

/// <summary>The text and tone of a file status.</summary>
internal static class FileStatusMeaning
{
    public static Tone ToneOf(FileStatus status) =>
        status switch
        {
            FileStatus.Clean => Tone.Good,
            FileStatus.Infected => Tone.Danger,
            _ => Tone.Warning,
        };
}
