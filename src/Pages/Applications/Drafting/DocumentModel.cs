using System.Collections.Immutable;
using CreditFunctions.Core.Documents;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Applications.Drafting;

/// <summary>A document of an application: its requirements, its file, and the upload form.</summary>
/// <param name="Name">As in the guide; null where the app names the document by <see cref="Kind"/>.</param>
/// <param name="ApplicationHref">Without a leading slash.</param>
public sealed record DocumentModel(string ApplicationTitle, string ApplicationHref, string Kind, string? Name) : IModelOf<DocumentPage>
{
    public bool IsOptional { get; init; }

    public string? Note { get; init; }

    public required ImmutableArray<DocumentType> Types { get; init; }

    public required long MaxBytes { get; init; }

    /// <summary>Newest last.</summary>
    public ImmutableArray<FileRow> Files { get; init; } = [];

    /// <summary>Whether the application was changed after the signed scan was printed.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>For the signed scan: the code required on each page.</summary>
    public string? VersionCode { get; init; }

    public string? PrintHref { get; init; }

    /// <summary>Without a leading slash; null while no upload is possible.</summary>
    public string? Action { get; init; }

    /// <summary>Without a leading slash; null where the file cannot be removed.</summary>
    public string? RemoveAction { get; init; }

    public FormState State { get; init; } = FormState.Empty;

    public string? AntiForgeryToken { get; init; }
}
