using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Applications;

/// <summary>A document as one line of a list: what it is, whether it is there, and its file's particulars.</summary>
internal static class DocumentItem
{
    public static TaskListItem Of(Texts texts, Formats formats, PageContext context, DocumentRow document, string? href)
    {
        var (status, tone) = document switch
        {
            { IsOutdated: true } => ("Applications.Outdated", Tone.Warning),
            { File: not null } => ("Applications.Uploaded", Tone.Good),
            { IsOptional: true } => ("Applications.Optional", Tone.Neutral),
            _ => ("Applications.Missing", Tone.Warning),
        };
        return new TaskListItem(document.NameIn(texts), texts[status], tone)
        {
            Href = href is null ? null : context.PageLink(href),
            Hint = document.File is { } file ? FactsOf(texts, formats, file) : null,
        };
    }

    /// <summary>Name, size, time and the beginning of the checksum.</summary>
    public static string FactsOf(Texts texts, Formats formats, FileRow file) =>
        texts.Format("Applications.FileFacts", file.FileName, formats.Size(file.SizeBytes), formats.Time(file.UploadedAt), file.Sha256[..12]);
}
