using System.Collections.Frozen;
using CreditFunctions.Core.Publications;
using Microsoft.AspNetCore.Components;

namespace CreditFunctions.Pages.Publications;

/// <summary>The page of a publication type.</summary>
public abstract class PublicationTemplate<TPublication> : PagePart
    where TPublication : Publication
{
    [Parameter]
    [EditorRequired]
    public required TPublication Publication { get; set; }

    [Parameter]
    [EditorRequired]
    public required string Title { get; set; }

    /// <summary>Null where objections are possible by letter only.</summary>
    [Parameter]
    public string? ObjectionHref { get; set; }
}

/// <summary>The templates of the publication types.</summary>
public static class PublicationTemplates
{
    private static readonly FrozenDictionary<Type, Type> Templates = TemplateIndex.Of(typeof(PublicationTemplate<>));

    /// <exception cref="InvalidOperationException">The type has no template.</exception>
    public static Type Of(Type publication) =>
        Templates.TryGetValue(publication, out var template)
            ? template
            : throw new InvalidOperationException($"{publication.Name} has no template in Pages/Publications.");
}
