using System.Collections.Immutable;

namespace CreditFunctions.Core.Exports;

/// <summary>The single definition of an export.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="Title">Of the sheet: at most 31 characters, none of <c>: \ / ? * [ ]</c>.</param>
public sealed record ExportSheet<TRow>(string Name, string Title, ImmutableArray<ExportColumn<TRow>> Columns);
