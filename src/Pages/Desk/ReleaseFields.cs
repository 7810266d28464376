namespace CreditFunctions.Pages.Desk;

/// <summary>Fields of the form that releases a file.</summary>
public static class ReleaseFields
{
    public const string Reason = "reason";
}

/// <summary>A file that could not be inspected completely, and that the reader may release.</summary>
public sealed record ReleasableFile(string Id, string FileName);
