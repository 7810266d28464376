using System.Collections.Immutable;

namespace CreditFunctions.Core.Exports;

/// <summary>The one definition of an export.</summary>
/// <param name="Name">Of its file, without ending.</param>
/// <param name="Title">Of its sheet: at most 31 characters, none of <c>: \ / ? * [ ]</c>.</param>
public sealed record ExportSheet<TRow>(string Name, string Title, ImmutableArray<ExportColumn<TRow>> Columns);
