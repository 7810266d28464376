using System.Collections.Frozen;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;

namespace CreditFunctions.Pages.Letters;

/// <summary>A letter as it was signed, to read and to print.</summary>
/// <param name="Back">Path of the page that it was opened from, without a leading slash.</param>
public sealed record LetterModel(Letter Letter, string Back) : IModelOf<LetterPage>, IMayBeDrill
{
    private static readonly FrozenDictionary<Type, Type> Templates = TemplateIndex.Of(typeof(LetterTemplate<>));

    public bool IsDrill { get; init; }

    /// <inheritdoc cref="LetterTemplate{TLetter}.PartyAddress"/>
    public string? PartyAddress { get; init; }

    /// <inheritdoc cref="LetterTemplate{TLetter}.Service"/>
    public LetterServed? Service { get; init; }

    /// <summary>The component that shows the text of a letter.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Type TemplateOf(Letter letter) =>
        Templates.TryGetValue(letter.GetType(), out var template)
            ? template
            : throw new InvalidOperationException($"{letter.GetType().Name} has no template in Pages/Letters.");

    /// <summary>Whether there is a component for a kind of letter.</summary>
    public static bool HasTemplate(Type letter) => Templates.ContainsKey(letter);
}
