namespace CreditFunctions.Pages.Desk;

/// <summary>Field names of the release of a file.</summary>
public static class ReleaseFields
{
    public const string Reason = "reason";
}

/// <summary>A file that could not be inspected completely and that the reader may release.</summary>
public sealed record ReleasableFile(string Id, string FileName);
