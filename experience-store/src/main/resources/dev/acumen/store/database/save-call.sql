insert into model_call (run, step, pass, endpoint, phase, subject, sample, turn, request, model, finish_reason,
        input_tokens, cached_input_tokens, output_tokens, cost_usd, took_ms)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
