using CreditFunctions.Core.Documents;

namespace CreditFunctions.Pages.Components;

/// <summary>How the status of a file is shown.</summary>
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
