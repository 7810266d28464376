using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Applications;

/// <summary>A document as a list item: name, status and facts of the file.</summary>
internal static class DocumentItem
{
    public static TaskListItem Of(Texts texts, Formats formats, PageContext context, DocumentRow document, string? href)
    {
        var (status, tone) = document switch
        {
            { IsOutdated: true } => ("Applications.Outdated", Tone.Warning),
            { File: { } file } => StatusOf(file),
            { IsOptional: true } => ("Applications.Optional", Tone.Neutral),
            _ => ("Applications.Missing", Tone.Warning),
        };
        return new TaskListItem(document.NameIn(texts), texts[status], tone)
        {
            Href = href is null ? null : context.PageLink(href),
            Hint = document.File is { } uploaded ? FactsOf(texts, formats, uploaded) : null,
        };
    }

    public static (string Key, Tone Tone) StatusOf(FileRow file) =>
        file.Status switch
        {
            { } status => ($"Applications.FileStatus.{status}", FileStatusMeaning.ToneOf(status)),
            null => ("Applications.Uploaded", Tone.Good),
        };

    public static string MeaningOf(Texts texts, FileRow file) => file.Status is { } status ? texts[$"Applications.FileMeans.{status}"] : "";

    private static string FactsOf(Texts texts, Formats formats, FileRow file) =>
        texts.Format(
            "Applications.FileFacts",
            file.FileName,
            formats.Size(file.SizeBytes),
            formats.Time(file.UploadedAt),
            file.Sha256[..12]
        ) + MeaningOf(texts, file);
}
