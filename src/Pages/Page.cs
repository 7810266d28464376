using Microsoft.AspNetCore.Components;

namespace CreditFunctions.Pages;

/// <summary>A page of one model, without interactivity.</summary>
public abstract class Page<TModel> : PagePart
    where TModel : class
{
    [Parameter]
    [EditorRequired]
    public required TModel Model { get; set; }
}

/// <summary>A model that may belong to a drill round (演练); the page marks it.</summary>
public interface IMayBeDrill
{
    bool IsDrill { get; }
}

/// <summary>Binds a model to its page, so that another page cannot render it.</summary>
public interface IModelOf<TPage>
    where TPage : IComponent;
