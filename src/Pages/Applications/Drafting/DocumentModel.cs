using System.Collections.Immutable;
using CreditFunctions.Core.Documents;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Applications.Drafting;

/// <summary>One document of an application: what it must be, the file that is there, and the form to upload another.</summary>
/// <param name="Name">As the guide names it; null for one that has a name of ours: see <see cref="Kind"/>.</param>
/// <param name="ApplicationHref">Where the application is, without a leading slash.</param>
public sealed record DocumentModel(string ApplicationTitle, string ApplicationHref, string Kind, string? Name) : IModelOf<DocumentPage>
{
    public bool IsOptional { get; init; }

    public string? Note { get; init; }

    public required ImmutableArray<DocumentType> Types { get; init; }

    /// <summary>Largest file in bytes.</summary>
    public required long MaxBytes { get; init; }

    /// <summary>Every file of this kind, newest last.</summary>
    public ImmutableArray<FileRow> Files { get; init; } = [];

    /// <summary>For the signed scan: whether the application was changed after it was printed.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>For the signed scan: the code that must stand on each page, and where it is printed.</summary>
    public string? VersionCode { get; init; }

    public string? PrintHref { get; init; }

    /// <summary>Where a file is posted, without a leading slash; null where none can be now.</summary>
    public string? Action { get; init; }

    /// <summary>Where the file is taken out again, without a leading slash; null where it cannot be.</summary>
    public string? RemoveAction { get; init; }

    public FormState State { get; init; } = FormState.Empty;

    public string? AntiForgeryToken { get; init; }
}
