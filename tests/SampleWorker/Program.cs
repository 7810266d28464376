using CreditFunctions.SampleWorker;
using CreditFunctions.SampleWorker.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddSingleton<Gate>();
builder.Services.AddSingleton<TimerRuns>();
builder.Services.AddOptions<SampleOptions>()
    .Bind(builder.Configuration.GetSection("Sample"))
    .Validate(options => options.Limit > 0, "Set Sample__Limit to a number above 0.")
    .ValidateOnStart();
builder.Build().Run();

/// <summary>The assembly of the app.</summary>
public partial class Program;
