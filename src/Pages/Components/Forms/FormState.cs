using System.Collections.Immutable;
using CreditFunctions.Core;

namespace CreditFunctions.Pages.Components;

/// <summary>What a form shows when it comes back: what was entered, and what is wrong with it.</summary>
public sealed record FormState
{
    /// <summary>A form that nobody has filled in.</summary>
    public static FormState Empty { get; } = new();

    /// <summary>What was entered, by field name.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What is wrong; an error without a field is about the whole form.</summary>
    public ImmutableArray<Error> Errors { get; init; } = [];

    /// <summary>Which stored contents the form was filled from: others that were stored meanwhile are not overwritten unseen.</summary>
    public string? Version { get; init; }

    /// <summary>Where what is stored differs from what was entered, as before and after, because somebody saved meanwhile.</summary>
    public ImmutableArray<FieldDifference> Conflicts { get; init; } = [];

    /// <summary>Where a new code is asked for, where that is the remedy; null otherwise.</summary>
    public string? NewCodeAddress { get; init; }

    /// <summary>Name of the form that comes back, on a page with several; null on a page with one.</summary>
    public string? Form => ValueOf(PageForm.NameField);

    /// <summary>What a form of a page with several shows: what comes back if it is that form, and nothing otherwise.</summary>
    public FormState For(string form)
    {
        var own = Form is null || Form == form ? this : Empty;
        return own with { Values = own.Values.SetItem(PageForm.NameField, form) };
    }

    /// <summary>Whether a form of a page with several was refused.</summary>
    public bool IsOf(string form) => Errors.Length > 0 && (Form is null || Form == form);

    /// <summary>What was entered in a field, or null.</summary>
    public string? ValueOf(string field) => Values.GetValueOrDefault(field);

    /// <summary>What is wrong with a field.</summary>
    public IEnumerable<Error> ErrorsOf(string field) => Errors.Where(error => error.Field == field);
}
